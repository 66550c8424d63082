import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { SignInPage } from './SignInPage';

// Not lazy: it is the first thing a newcomer sees, and small.
const signInPage = SignInPageBlueprint.make({
  params: { loader: async () => SignInPage },
});

/** The sign-in page. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});
