import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose a proposal is, what it answers, and where a section belongs is said once: credit and scope go by it. A section that a proposal
 * adds belongs nowhere until it comes out.
 */
export class ProposalsOfTheirBody implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE FUNCTION proposal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a proposal is of one body and answers one change for good'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_stays', TABLE = 'proposal';
      END $$;
      CREATE CONSTRAINT TRIGGER proposal_stays AFTER UPDATE ON proposal
        FOR EACH ROW WHEN ((OLD.document_id, OLD.organisation_id, OLD.created_by, OLD.counter_of)
          IS DISTINCT FROM (NEW.document_id, NEW.organisation_id, NEW.created_by, NEW.counter_of))
        EXECUTE FUNCTION proposal_stays();

      CREATE FUNCTION section_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a section is of one document and one jurisdiction for good'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'section_stays', TABLE = 'section';
      END $$;
      CREATE CONSTRAINT TRIGGER section_stays AFTER UPDATE ON section
        FOR EACH ROW WHEN (OLD.document_id <> NEW.document_id
          OR OLD.jurisdiction IS NOT NULL AND NEW.jurisdiction IS DISTINCT FROM OLD.jurisdiction)
        EXECUTE FUNCTION section_stays();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
