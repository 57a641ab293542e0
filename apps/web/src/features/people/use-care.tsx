import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { codeOf } from '../../api/problem-error.js';
import { Failure } from '../../ui/states.js';
import { FreshCode } from '../account/fresh-code.js';
import { peopleKey } from './people.queries.js';

/**
 * A deed on somebody's account. `trouble` is what to show when it was refused: who has a second factor is asked for a code, and the
 * deed goes on from there; any other refusal in its words. Give null where a field says it.
 */
export function useCare<Input, Result>(act: (input: Input) => Promise<Result>, onDone?: (result: Result) => void) {
  const client = useQueryClient();
  const care = useMutation({
    mutationFn: act,
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: peopleKey }),
  });
  const again = (): void => {
    // The same words again: nothing that was typed is asked for twice.
    if (care.variables !== undefined) care.mutate(care.variables);
  };
  let trouble: ReactNode = null;
  if (codeOf(care.error) === 'second-factor-needed')
    trouble = <FreshCode onCancel={() => care.reset()} onDone={again} />;
  else if (care.error) trouble = <Failure error={care.error} />;
  return { care, trouble };
}
