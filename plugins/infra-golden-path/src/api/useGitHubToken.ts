import { useCallback } from 'react';
import { githubAuthApiRef, useApiHolder } from '@backstage/frontend-plugin-api';

/** What comments and reviews in somebody's own name need. */
const SCOPE = 'repo';

/** The person's own token of GitHub, which is kept nowhere. */
export function useGitHubToken() {
  const github = useApiHolder().get(githubAuthApiRef);

  /** Undefined when GitHub was not asked, or did not agree. */
  const tokenOf = useCallback(async () => {
    try {
      return await github?.getAccessToken(SCOPE, { instantPopup: true });
    } catch {
      return undefined;
    }
  }, [github]);

  /** Signs in to GitHub anew; whether that worked. */
  const signInAgain = useCallback(async () => {
    try {
      await github?.signOut();
      return Boolean(await github?.getAccessToken(SCOPE));
    } catch {
      return false;
    }
  }, [github]);
  return { tokenOf, signInAgain };
}
