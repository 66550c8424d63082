import { z } from 'zod';
import { kebab } from '../standards/fields';

/** A sentence that a person wrote: one line, no control characters. */
export const line = z
  .string()
  .min(1)
  .max(200)
  .refine(text => !/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u.test(text), {
    error: 'must be one line of visible text',
  });

/** Names of environment variables, as POSIX and ECS take them. */
export const variableName = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9_]{0,127}$/,
    'must be capital letters, digits and underscores, such as LOG_LEVEL',
  );

export const port = z.int().min(1).max(65535);

export const urlPath = z
  .string()
  .regex(
    /^\/[A-Za-z0-9._~!$&'()*+,;=:@%/-]{0,127}$/,
    'must be a path such as /health, without a query',
  );

/** An IPv4 range with no host bits set. */
export const cidr = z.cidrv4('must be an IPv4 range such as 203.0.113.0/24');

export const imageReference = z
  .string()
  .max(512)
  .regex(
    /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+(:[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/,
    'must be a container image with its registry, such as ghcr.io/acme/api:1.0.0',
  );

/** `owner/name` of a repository. */
export const repositoryName = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)(?![^/]*\.git$)[A-Za-z0-9._-]{1,100}$/i,
    'must be owner/name of a repository',
  );

/** Short names inside a service: queues, buckets, topics. */
export const partName = kebab.max(24, 'must have at most 24 characters');

/** One label of a host name; the environment's zone is put behind it. */
export const hostLabel = z
  .string()
  .max(63)
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
    'must be the part of the host name before the zone, such as auth',
  );
