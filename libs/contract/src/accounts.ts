import { z } from 'zod';
import { Id, Instant, line, Organisation, Role, Slug } from './shared.js';

const Email = line(254, 1);
/** A password of one's own choice; the rules beyond its length are the server's (`weak-password`). */
const NewPassword = z.string().min(8).max(1000);
const Language = z.enum(['en', 'ur']);

export const SignInInput = z
  .strictObject({ email: Email, password: z.string().min(1).max(1000) })
  .meta({ id: 'SignInInput' });
export type SignInInput = z.infer<typeof SignInInput>;

export const GrantView = z.object({
  role: Role,
  document: z.string().nullable(),
  jurisdiction: z.string().nullable(),
  organisation: Organisation.nullable(),
});
export const MeView = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    language: Language,
    organisation: Organisation.nullable(),
    grants: z.array(GrantView),
    evaluation: z.boolean(),
  })
  .meta({ id: 'MeView' });
export type MeView = z.infer<typeof MeView>;

/** What is still to be shown before one is signed in: a code, or that one has an app that makes codes. */
export const SignInStep = z
  .object({ step: z.enum(['second-factor', 'enrolment']), email: z.string() })
  .meta({ id: 'SignInStep' });
export type SignInStep = z.infer<typeof SignInStep>;
/** 201 and who one is, or 202 and what comes next. */
export const SignInView = z.union([MeView, SignInStep]).meta({ id: 'SignInView' });
export type SignInView = z.infer<typeof SignInView>;

/** Six digits of the app, or a recovery code; blanks and hyphens do not count. */
export const CodeInput = z.strictObject({ code: line(40, 6) }).meta({ id: 'CodeInput' });
export type CodeInput = z.infer<typeof CodeInput>;

/** What goes into the app that makes codes: as an address to scan, and to type. */
export const EnrolmentView = z.object({ uri: z.string(), secret: z.string() }).meta({ id: 'EnrolmentView' });
export type EnrolmentView = z.infer<typeof EnrolmentView>;
/** Shown once. `me` when this also signed the person in. */
export const RecoveryCodesView = z
  .object({ recoveryCodes: z.array(z.string()), me: MeView.nullable() })
  .meta({ id: 'RecoveryCodesView' });
export type RecoveryCodesView = z.infer<typeof RecoveryCodesView>;
export const ConfirmedView = z.object({ confirmedAt: Instant }).meta({ id: 'ConfirmedView' });
export type ConfirmedView = z.infer<typeof ConfirmedView>;

/** One browser in which the person is signed in. */
export const SessionView = z
  .object({
    id: Id,
    current: z.boolean(),
    begunAt: Instant,
    seenAt: Instant,
    /** Null: the browser did not say. */
    browser: z.string().nullable(),
    system: z.string().nullable(),
    address: z.string().nullable(),
  })
  .meta({ id: 'SessionView' });
export type SessionView = z.infer<typeof SessionView>;

/** How the person signs in, as they see it. */
export const AccountView = z
  .object({
    name: z.string(),
    email: z.string(),
    /** The address the person asked for, while the link sent to it works; null: none. */
    emailAsked: z.object({ email: z.string(), until: Instant }).nullable(),
    language: Language,
    hasPassword: z.boolean(),
    secondFactor: z.object({
      on: z.boolean(),
      required: z.boolean(),
      recoveryCodesLeft: z.number(),
      /** When it was last shown in this session. */
      confirmedAt: Instant.nullable(),
    }),
    signOns: z.array(z.object({ id: Id, issuer: z.string(), linkedAt: Instant })),
    /** Name of the single sign-on that may be linked; null: this installation has none. */
    provider: z.string().nullable(),
  })
  .meta({ id: 'AccountView' });
export type AccountView = z.infer<typeof AccountView>;

export const EditProfileInput = z
  .strictObject({ name: line(120, 1), language: Language })
  .meta({ id: 'EditProfileInput' });
export type EditProfileInput = z.infer<typeof EditProfileInput>;
export const ChangePasswordInput = z
  .strictObject({ current: z.string().max(1000), password: NewPassword })
  .meta({ id: 'ChangePasswordInput' });
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

/** A new mail address. `current`: the present password, of who has one and no second factor. */
export const AskForEmailInput = z
  .strictObject({ email: z.email().max(254), current: z.string().max(1000).default('') })
  .meta({ id: 'AskForEmailInput' });
export type AskForEmailInput = z.infer<typeof AskForEmailInput>;

export const InviteInput = z
  .strictObject({
    email: z.email().max(254),
    name: line(120, 1),
    language: Language,
    organisation: Slug.nullable(),
    role: Role.nullable(),
    jurisdiction: Slug.nullable(),
  })
  .meta({ id: 'InviteInput' });
export type InviteInput = z.infer<typeof InviteInput>;
export const InvitedView = z.object({ personId: Id }).meta({ id: 'InvitedView' });
export type InvitedView = z.infer<typeof InvitedView>;

export const ForgottenInput = z.strictObject({ email: Email }).meta({ id: 'ForgottenInput' });
export type ForgottenInput = z.infer<typeof ForgottenInput>;
const Token = z.string().regex(/^[A-Za-z0-9_-]{20,100}$/);
export const LinkInput = z.strictObject({ token: Token }).meta({ id: 'LinkInput' });
export type LinkInput = z.infer<typeof LinkInput>;
/** For whom a link that was sent by mail is, and what it does. */
export const LinkView = z
  .object({ kind: z.enum(['invitation', 'reset']), email: z.string(), name: z.string(), language: Language })
  .meta({ id: 'LinkView' });
export type LinkView = z.infer<typeof LinkView>;
/** The token of the letter that went to the new address. */
export const ConfirmEmailInput = z.strictObject({ token: Token }).meta({ id: 'ConfirmEmailInput' });
export type ConfirmEmailInput = z.infer<typeof ConfirmEmailInput>;
export const AcceptLinkInput = z.strictObject({ token: Token, password: NewPassword }).meta({ id: 'AcceptLinkInput' });
export type AcceptLinkInput = z.infer<typeof AcceptLinkInput>;

/** The single sign-on of the installation; null: there is none. */
export const ProviderView = z.object({ name: z.string().nullable() }).meta({ id: 'ProviderView' });
export type ProviderView = z.infer<typeof ProviderView>;
/** Why somebody is sent to the provider; `token` is that of an invitation. */
export const BeginSignOnInput = z
  .strictObject({ purpose: z.enum(['sign-in', 'link', 'invitation']), token: Token.optional() })
  .meta({ id: 'BeginSignOnInput' });
export type BeginSignOnInput = z.infer<typeof BeginSignOnInput>;
export const BegunSignOnView = z.object({ location: z.string() }).meta({ id: 'BegunSignOnView' });
export type BegunSignOnView = z.infer<typeof BegunSignOnView>;
/** The query of the address to which the provider sent the browser back. */
export const FinishSignOnInput = z
  .strictObject({ query: z.string().min(1).max(8000) })
  .meta({ id: 'FinishSignOnInput' });
export type FinishSignOnInput = z.infer<typeof FinishSignOnInput>;
/** `linked`: the sign-on now belongs to the signed-in account. */
export const FinishedSignOnView = z
  .union([MeView, SignInStep, z.object({ linked: z.literal(true) })])
  .meta({ id: 'FinishedSignOnView' });
export type FinishedSignOnView = z.infer<typeof FinishedSignOnView>;

/** A token by which a program acts for the person who made it, with these of their roles. */
export const TokenView = z
  .object({
    id: Id,
    name: z.string(),
    roles: z.array(Role),
    mayWrite: z.boolean(),
    createdAt: Instant,
    expiresAt: Instant,
    /** To the minute; null: never. */
    usedAt: Instant.nullable(),
  })
  .meta({ id: 'TokenView' });
export type TokenView = z.infer<typeof TokenView>;

export const CreateTokenInput = z
  .strictObject({
    name: line(80, 1),
    roles: z.array(Role).min(1).max(5),
    mayWrite: z.boolean(),
    /** For how many days it holds. */
    days: z.number().int().min(1).max(366),
  })
  .meta({ id: 'CreateTokenInput' });
export type CreateTokenInput = z.infer<typeof CreateTokenInput>;

/** `token` goes into `Authorization: Bearer …`; it is shown this once. */
export const CreatedTokenView = TokenView.extend({ token: z.string() }).meta({ id: 'CreatedTokenView' });
export type CreatedTokenView = z.infer<typeof CreatedTokenView>;
