import { withoutSecrets } from '@infra-portal/infra-common';

/** A source as it may be kept and shown: the ref stays, secrets go. */
export function shownSource(source: string): string {
  const ref = /[?&]ref=([^&\s]{1,200})/.exec(source)?.[1];
  return withoutSecrets(source) + (ref ? `?ref=${ref}` : '');
}
