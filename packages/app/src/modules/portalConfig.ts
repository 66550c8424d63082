import type { ConfigApi } from '@backstage/frontend-plugin-api';

/** A way to sign in that the portal knows. */
export type SignInProvider = 'github' | 'guest';

/** What the portal's own pages take from the configuration. */
export interface PortalConfig {
  signInProviders: SignInProvider[];
  githubTitle: string;
  sandbox: boolean;
  sampleData: boolean;
}

/** Reads `app.signIn` and `app.sandbox`; see `config.d.ts` for the defaults. */
export function readPortalConfig(config: ConfigApi): PortalConfig {
  const providers = config.getOptionalStringArray('app.signIn.providers') ?? [
    'github',
  ];
  const sandbox = config.getOptionalBoolean('app.sandbox.enabled') ?? false;
  return {
    signInProviders: providers.map(provider => {
      if (provider !== 'github' && provider !== 'guest') {
        throw new Error(
          `Unknown value '${provider}' in app.signIn.providers; use github or guest`,
        );
      }
      return provider;
    }),
    githubTitle: config.getOptionalString('app.signIn.githubTitle') ?? 'GitHub',
    sandbox,
    sampleData:
      sandbox && (config.getOptionalBoolean('app.sandbox.sampleData') ?? true),
  };
}
