import type { BlockSchema, MemberSchema } from '../schema';

/** What a body may hold. */
export interface Expected {
  /** Terraform's own arguments and blocks: `count`, `lifecycle` … */
  language?: BlockSchema;
  /** The provider's, which `dynamic` blocks may make. */
  provider?: BlockSchema;
  /** More may be there than is known. */
  open?: boolean;
}

export interface ExpectedMember {
  member: MemberSchema;
  /** It is the provider's. */
  provided: boolean;
}

/** What is expected under a name; Terraform's own names go first. */
export function expectedMember(
  { language, provider }: Expected,
  name: string,
): ExpectedMember | undefined {
  const own = language?.members.get(name);
  if (own) return { member: own, provided: false };
  const member = provider?.members.get(name);
  return member && { member, provided: true };
}

function membersOf({ language, provider }: Expected) {
  return [...(language?.members ?? []), ...(provider?.members ?? [])];
}

/** Names that may be written, for suggestions. */
export function settableNames(expected: Expected): string[] {
  return membersOf(expected)
    .filter(([, member]) => member.required || member.optional)
    .map(([name]) => name);
}

/** What must be written. */
export function requiredMembers(expected: Expected): [string, MemberSchema][] {
  return membersOf(expected).filter(([, member]) => member.required);
}

/** A block is written `name { … }`, anything else `name = …`. */
export function isBlock(member: MemberSchema): boolean {
  return member.kind === 'nested' && !member.argument;
}
