import type { DiscoveredStack, ModuleCall } from '../discovery';
import { moduleKey } from './moduleKey';
import type { TiedCall, Ties } from './types';

/**
 * Calls as they are kept.
 * @param repository `host/owner/name` of the caller
 */
export function tiedCalls(
  repository: string,
  calls: readonly ModuleCall[],
): TiedCall[] {
  return calls.map(call => {
    const { name, pin, source, file, line } = call;
    const key = moduleKey(repository, call);
    return {
      name,
      pin,
      file,
      line,
      ...(call.version !== undefined && { constraint: call.version }),
      ...(call.exactVersion !== undefined && { version: call.exactVersion }),
      ...(key !== undefined && { key }),
      ...(source !== undefined && { source }),
    };
  });
}

/** What ties a stack to modules and to other stacks. */
export function tiesOf(stack: DiscoveredStack): Ties {
  const { ref, backend, calls, order, outputs } = stack;
  return {
    calls: tiedCalls(`${ref.host}/${ref.repository}`, calls),
    ...(backend && {
      backend: { type: backend.type, settings: backend.settings },
    }),
    reads: stack.reads,
    parametersRead: stack.parametersRead,
    parametersWritten: stack.parametersWritten,
    ...(order && { order }),
    ...(outputs.length > 0 && { outputs }),
  };
}
