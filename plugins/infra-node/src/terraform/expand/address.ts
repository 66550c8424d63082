import { quote } from '../write';

/** What tells instances of one block apart: an index, a key, or nothing. */
export type InstanceKey = number | string | undefined;

/** `aws_x.y` to `aws_x.y[0]` or `aws_x.y["a"]`, as Terraform writes it. */
export function withKey(address: string, key: InstanceKey): string {
  if (key === undefined) return address;
  if (typeof key === 'number') return `${address}[${key}]`;
  return `${address}[${quote(key.replace(/\p{Cs}/gu, '\ufffd'))}]`;
}
