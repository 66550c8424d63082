import { z } from 'zod';

/** A name in lower-case kebab form, as products, services and tags of AWS take it. */
export const kebab = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be lower-case words joined by single hyphens, such as "auth-hub"',
  );

export const accountId = z
  .string()
  .regex(
    /^\d{12}$/,
    'must be the 12 digits of an AWS account, in quotes so that leading zeros stay',
  );

export const region = z
  .string()
  .regex(
    /^[a-z]{2}(-[a-z]+)+-\d$/,
    'must be the code of an AWS region, such as "ap-northeast-2"',
  );

/** The four environments; other words are aliases of them. */
export const environmentName = z.enum(['shared', 'dev', 'stg', 'prod']);

export const semVer = z
  .string()
  .regex(
    /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/,
    'must be a version of three numbers, such as "1.2.0"',
  );

/** A team or person: `group:default/platform`, or short `platform`. */
export const ownerRef = z
  .string()
  .regex(
    /^((group|user):)?([a-z0-9][a-z0-9-]*\/)?[a-zA-Z0-9][a-zA-Z0-9._-]*$/,
    'must name a group or user of the catalog, such as "group:default/platform"',
  );

/** USD per month. */
export const monthlyCost = z.number().nonnegative();

/** A calendar day, `2026-12-31`. It ends at midnight UTC. */
export const day = z.iso.date('must be a day such as 2026-12-31');

/** A regular expression, checked to be one. */
export const pattern = z.string().refine(
  text => {
    try {
      return Boolean(new RegExp(text, 'u'));
    } catch {
      return false;
    }
  },
  { error: 'is not a valid regular expression' },
);
