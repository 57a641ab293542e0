import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  AddOrganisationInput,
  EditOrganisationInput,
  GiveGrantInput,
  Id,
  MembershipInput,
  type OrganisationDetail,
  type OrganisationsView,
  type PeoplePage,
  PeopleQuery,
  type PersonDetail,
  StandingInput,
} from '@tarmeem/contract';
import { actions } from '@tarmeem/review';
import { DataSource } from 'typeorm';
import { Clock, NotFound, send, type Tx, Work } from '../../platform/index.js';
import { Actor } from '../actor.js';
import { Caller } from '../caller.js';
import { sendLinkLater } from '../mail-links/send-link.js';
import { People } from '../people.store.js';
import { Policy } from '../policy.js';
import { addOrganisation } from './add-organisation.js';
import { giveRole, takeRole } from './change-grants.js';
import { lookAfter } from './look-after.js';
import { editOrganisation } from './edit-organisation.js';
import { organisationsView, pageOfPeople } from './people.query.js';
import { personDetail } from './person-detail.query.js';
import { resetSecondFactor } from './reset-second-factor.js';
import { setMembership } from './set-membership.js';
import { setStanding } from './set-standing.js';
import { peopleSeenBy } from './whom-one-sees.js';

/** People, organisations and grants, for who looks after them. */
@Controller('api/v1')
@Policy(actions['account.manage'].roles)
export class PeopleController {
  constructor(
    private readonly source: DataSource,
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  /** Everybody; for a focal person, those of their own organisation. */
  @Get('people')
  @Policy(actions['people.read'].roles)
  list(@Actor() actor: Actor, @Query({ schema: PeopleQuery }) query: PeopleQuery): Promise<PeoplePage> {
    return pageOfPeople(this.source, query, { scope: peopleSeenBy(actor), at: this.clock.now() });
  }

  @Get('people/:personId')
  @Policy(actions['people.read'].roles)
  async one(@Actor() actor: Actor, @Param('personId', { schema: Id }) personId: string): Promise<PersonDetail> {
    const person = await personDetail(this.source, personId, { actor, at: this.clock.now() });
    if (!person) throw new NotFound();
    return person;
  }

  @Put('people/:personId/organisation')
  setMembership(
    @Actor() actor: Actor,
    @Param('personId', { schema: Id }) personId: string,
    @Body({ schema: MembershipInput }) { organisation }: MembershipInput,
  ): Promise<PersonDetail> {
    return this.work.run(async (tx) => {
      await setMembership(tx, actor, personId, organisation);
      return seen(tx, actor, personId);
    });
  }

  @Get('organisations')
  organisations(): Promise<OrganisationsView> {
    return organisationsView(this.source);
  }

  @Post('organisations')
  async addOrganisation(
    @Body({ schema: AddOrganisationInput }) input: AddOrganisationInput,
    @Caller() { actor, key, response }: Caller,
  ): Promise<OrganisationsView> {
    const reply = await this.work.reply(key, async (tx) => {
      await addOrganisation(tx, actor, input);
      return { status: 201, body: await organisationsView(tx.manager) };
    });
    return send(response, reply);
  }

  @Put('organisations/:organisationId')
  editOrganisation(
    @Param('organisationId', { schema: Id }) id: string,
    @Body({ schema: EditOrganisationInput }) input: EditOrganisationInput,
    @Caller() { actor, seen }: Caller,
  ): Promise<OrganisationDetail> {
    return this.work.run((tx) => editOrganisation(tx, actor, { id, seen, input }));
  }

  @Post('people/:personId/grants')
  async giveGrant(
    @Param('personId', { schema: Id }) personId: string,
    @Body({ schema: GiveGrantInput }) input: GiveGrantInput,
    @Caller() { actor, key, response }: Caller,
  ): Promise<PersonDetail> {
    const reply = await this.work.reply(key, async (tx) => {
      await giveRole(tx, actor, personId, input);
      return { status: 201, body: await seen(tx, actor, personId) };
    });
    return send(response, reply);
  }

  @Delete('people/:personId/grants/:grantId')
  @HttpCode(204)
  async withdrawGrant(
    @Actor() actor: Actor,
    @Param('personId', { schema: Id }) personId: string,
    @Param('grantId', { schema: Id }) grantId: string,
  ): Promise<void> {
    await this.work.run((tx) => takeRole(tx, actor, { personId, grantId }));
  }

  @Put('people/:personId/standing')
  setStanding(
    @Actor() actor: Actor,
    @Param('personId', { schema: Id }) personId: string,
    @Body({ schema: StandingInput }) { active }: StandingInput,
  ): Promise<PersonDetail> {
    return this.work.run(async (tx) => {
      await setStanding(tx, actor, personId, active);
      return seen(tx, actor, personId);
    });
  }

  @Delete('people/:personId/second-factor')
  @HttpCode(204)
  async resetSecondFactor(@Actor() actor: Actor, @Param('personId', { schema: Id }) personId: string): Promise<void> {
    await this.work.run((tx) => resetSecondFactor(tx, actor, personId));
  }

  /** Sends the person a link with which they choose a password: an invitation again, or a reset they could not ask for. */
  @Post('people/:personId/link')
  @HttpCode(202)
  async sendLink(@Actor() actor: Actor, @Param('personId', { schema: Id }) personId: string): Promise<void> {
    await this.work.run(async (tx) => {
      const by = await lookAfter(tx, actor, 'account.manage', personId);
      const to = await tx.get(People).addressee(personId);
      if (!to) throw new NotFound();
      tx.record({ actor: by, action: 'person.link-sent', objectType: 'person', objectId: personId });
      await sendLinkLater(tx, to.email);
    });
  }
}

async function seen(tx: Tx, actor: Actor, personId: string): Promise<PersonDetail> {
  const person = await personDetail(tx.manager, personId, { actor, at: tx.at });
  if (!person) throw new NotFound();
  return person;
}
