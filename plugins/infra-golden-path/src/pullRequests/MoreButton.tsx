import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** The button under a list that has more than is shown. */
export function MoreButton(props: { loading: boolean; onPress: () => void }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <Button
      variant="secondary"
      isPending={props.loading}
      onPress={props.onPress}
    >
      {t('pullRequests.more')}
    </Button>
  );
}
