import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AuditSearch } from './audit.queries.js';
import { AuditScreen } from './audit-screen.js';

/** /app/audit: what is listed is in the address. */
export function Audit() {
  const search = useSearch({ strict: false }) as AuditSearch;
  const navigate = useNavigate();
  return <AuditScreen search={search} onSearch={(next) => void navigate({ to: '/audit', search: next })} />;
}
