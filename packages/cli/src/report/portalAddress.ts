import { CommandFailure, EXIT } from '../exitCodes';

/**
 * Address of the portal, without a slash at its end.
 * @throws CommandFailure when it is none
 */
export function portalAddress(url: string | undefined): string {
  if (url && URL.canParse(url) && /^https?:/.test(url)) {
    return url.replace(/\/+$/, '');
  }
  throw new CommandFailure(
    'Say where the portal is: --url https://portal.example.com, or INFRA_PORTAL_URL.',
    EXIT.usage,
  );
}
