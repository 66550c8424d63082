import { isObject, isUnknown, ObjectValue, Value } from './codec';

/** What a `provider` block says that shows in plans. */
export interface ProviderConfiguration {
  region: string;
  /** Twelve digits. */
  account: string;
  /** `default_tags`; null when they are not known before apply. */
  defaultTags: ObjectValue | null;
}

/** What holds where the configuration is silent. */
export const UNCONFIGURED: ProviderConfiguration = {
  region: 'ap-northeast-2',
  account: '123456789012',
  defaultTags: {},
};

const first = (value: Value | undefined): ObjectValue | undefined =>
  Array.isArray(value) && isObject(value[0]) ? value[0] : undefined;

const text = (value: Value | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function account(config: ObjectValue): string | undefined {
  const allowed = config.allowed_account_ids;
  if (Array.isArray(allowed) && text(allowed[0])) return text(allowed[0]);
  const role = text(first(config.assume_role)?.role_arn);
  return role && /^arn:[\w-]+:iam::(\d{12}):/.exec(role)?.[1];
}

function defaultTags(config: ObjectValue): ObjectValue | null {
  const tags = first(config.default_tags)?.tags;
  if (isUnknown(tags)) return null;
  return isObject(tags) ? tags : {};
}

/** Reads a `provider "aws"` block. */
export function providerConfiguration(config: Value): ProviderConfiguration {
  if (!isObject(config)) return UNCONFIGURED;
  return {
    region: text(config.region) ?? UNCONFIGURED.region,
    account: account(config) ?? UNCONFIGURED.account,
    defaultTags: defaultTags(config),
  };
}
