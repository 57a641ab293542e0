import { useQueryClient } from '@tanstack/react-query';
import { useProven } from '../account/use-proven.js';
import { peopleKey } from './people.queries.js';

/** A deed on somebody's account, after which everything about people is asked for anew. `trouble` is that of `useProven`. */
export function useCare<Input, Result>(act: (input: Input) => Promise<Result>, onDone?: (result: Result) => void) {
  const client = useQueryClient();
  const { deed: care, trouble } = useProven(act, {
    onDone,
    onSettled: () => client.invalidateQueries({ queryKey: peopleKey }),
  });
  return { care, trouble };
}
