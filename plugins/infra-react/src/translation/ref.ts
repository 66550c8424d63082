import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Texts that the screens of all infra plugins share. */
export const infraReactTranslationRef = createTranslationRef({
  id: 'plugin.infra-react',
  messages: {
    loading: 'Loading…',
    retry: 'Try again',
    kept: 'What you see is older.',
    'patch.added': 'added',
    'patch.removed': 'removed',
    'dialog.close': 'Close',
    'choice.any': 'Any',
    'pullCost.title': 'Costs',
    'pullCost.link': 'What it costs',
    'pullCost.pending': 'being priced',
    'pullCost.failed': 'could not be priced',
    'pullCost.same': 'no change a month',
    'pullCost.change': '{{amount}} a month',
    'pullCost.pass': 'Within limits',
    'pullCost.warn': 'Look at it',
    'pullCost.block': 'Blocked',
    'export.csv': 'Export as CSV',
    'export.failed': 'It could not be exported.',
    'problem.not-allowed.title': 'You may not see this',
    'problem.not-allowed.description':
      'Ask the owner of the product, or the platform team.',
    'problem.signed-out.title': 'You are no longer signed in',
    'problem.signed-out.description':
      'Sign in again, for example in another tab, and try again.',
    'problem.not-found.title': 'There is nothing at this address',
    'problem.not-found.description':
      'It may have been moved or removed since the link was made.',
    'problem.failed.title': 'This could not be loaded',
    'problem.failed.description':
      'The portal or GitHub does not answer as it should.',
  },
  translations: { ko: () => import('./ko') },
});
