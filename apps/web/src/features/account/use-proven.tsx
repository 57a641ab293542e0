import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { codeOf } from '../../api/problem-error.js';
import { Failure } from '../../ui/states.js';
import { FreshCode } from './fresh-code.js';

interface Proven<Result> {
  onDone?: ((result: Result) => void) | undefined;
  onSettled?: () => unknown;
}

/**
 * A deed for which who has a second factor may have to show it anew. `trouble` is what to show when it was refused: the person is asked
 * for a code, and the deed goes on from there with the same words; any other refusal in its words. Give null where a field says it.
 */
export function useProven<Input, Result>(
  act: (input: Input) => Promise<Result>,
  { onDone, onSettled }: Proven<Result> = {},
) {
  const deed = useMutation({
    mutationFn: act,
    ...(onDone ? { onSuccess: onDone } : {}),
    ...(onSettled ? { onSettled } : {}),
  });
  let trouble: ReactNode = null;
  if (codeOf(deed.error) === 'second-factor-needed')
    trouble = <FreshCode onCancel={() => deed.reset()} onDone={() => deed.mutate(deed.variables as Input)} />;
  else if (deed.error) trouble = <Failure error={deed.error} />;
  return { deed, trouble };
}
