import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { recipientOf } from './recipients';

const KEY = 'infraCost.slackChannels';

const channelsSchema = z.array(
  z.strictObject({
    owner: z.string().optional(),
    channel: z.string().regex(/^[#\w-]{1,80}$/, 'must be a channel id or name'),
  }),
);

/** The ref as everybody writes it. */
function normal(owner: string, position: number): string {
  const ref = recipientOf(owner);
  if (ref?.startsWith('group:')) return ref;
  throw new InputError(
    `${KEY}.${position}.owner must be a group such as group:default/payments, not "${owner}".`,
  );
}

/**
 * The Slack channel of a group, where the configuration names one: groups that
 * come from GitHub have no annotation that could.
 * @returns undefined for people, and where none is named
 * @throws InputError naming the setting that is wrong
 */
export function readSlackChannels(
  config: Config,
): (entityRef: string) => string | undefined {
  const { data, error } = channelsSchema.safeParse(
    config.getOptional(KEY) ?? [],
  );
  if (!data) {
    const [{ path, message }] = error.issues;
    throw new InputError(
      `${[KEY, ...path].join(
        '.',
      )} is wrong: ${message}. It is a list such as [{ owner: group:default/payments, channel: C0123456789 }]; one without an owner is for all others.`,
    );
  }
  const channels = new Map<string | undefined, string>();
  data.forEach(({ owner, channel }, position) => {
    const ref = owner === undefined ? undefined : normal(owner, position);
    if (channels.has(ref)) {
      throw new InputError(`${KEY} names ${ref ?? 'all others'} twice.`);
    }
    channels.set(ref, channel);
  });
  return entityRef => {
    if (entityRef.startsWith('user:')) return undefined;
    return channels.get(entityRef) ?? channels.get(undefined);
  };
}
