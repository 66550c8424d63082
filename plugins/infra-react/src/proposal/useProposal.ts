import { useCallback, useEffect, useRef, useState } from 'react';
import { toError } from '@backstage/errors';

/** How a change is looked at, and proposed as a pull request. */
export interface ProposalTasks<Preview, Opened> {
  preview(signal: AbortSignal): Promise<Preview>;
  open(preview: Preview): Promise<Opened>;
}

interface Shown<Preview, Opened> {
  preview?: Preview;
  opened?: Opened;
  error?: Error;
  /** What is being waited for. */
  busy?: 'preview' | 'open';
}

export interface ProposalState<Preview, Opened> extends Shown<Preview, Opened> {
  look(): void;
  open(): void;
}

/**
 * Looks at a change as soon as it is known what is asked for, and proposes it.
 * @param key of what is asked for; another one is looked at anew. Undefined: it
 *   is not known yet
 */
export function useProposal<Preview, Opened>(
  key: string | undefined,
  tasks: ProposalTasks<Preview, Opened>,
): ProposalState<Preview, Opened> {
  const [state, setState] = useState<Shown<Preview, Opened>>({});
  const running = useRef<AbortController>();
  // They say the same while the key does.
  const latest = useRef(tasks);
  latest.current = tasks;

  const look = useCallback(() => {
    running.current?.abort();
    if (key === undefined) {
      setState({});
      return;
    }
    const work = new AbortController();
    running.current = work;
    setState({ busy: 'preview' });
    latest.current.preview(work.signal).then(
      preview => !work.signal.aborted && setState({ preview }),
      error => !work.signal.aborted && setState({ error: toError(error) }),
    );
  }, [key]);

  useEffect(() => {
    look();
    return () => running.current?.abort();
  }, [look]);

  const { preview } = state;
  const open = useCallback(() => {
    if (preview === undefined) return;
    setState({ preview, busy: 'open' });
    latest.current.open(preview).then(
      opened => setState({ preview, opened }),
      error => setState({ preview, error: toError(error) }),
    );
  }, [preview]);

  return { ...state, look, open };
}
