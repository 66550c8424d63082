import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { AtlantisSettings } from '../settings';

/** Compares without telling by its time how much was right. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** `off`: no secret is set, so nobody may. */
export function isAuthorised(
  { apiSecret }: AtlantisSettings,
  request: Request,
): 'yes' | 'no' | 'off' {
  if (!apiSecret) return 'off';
  const given = request.get('x-atlantis-token') ?? '';
  return sameText(given, apiSecret) ? 'yes' : 'no';
}

/** Whether GitHub sent these bytes. */
export function isSigned(secret: string, body: Buffer, header: string) {
  const digest = createHmac('sha256', secret).update(body).digest('hex');
  return sameText(header, `sha256=${digest}`);
}
