import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether a body was signed with a secret, in GitHub's `X-Hub-Signature-256`. */
export function isSigned(
  secret: string,
  body: Buffer,
  signature: string | undefined,
): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const match = /^sha256=([0-9a-f]{64})$/i.exec(signature ?? '');
  const given = Buffer.from(match?.[1] ?? '', 'hex');
  // Lengths are no secret; the bytes are compared in constant time.
  return given.length === expected.length && timingSafeEqual(given, expected);
}
