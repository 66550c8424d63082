import {
  identityApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  type ObjectivePage,
  SLO_STATES,
  SLOS_CHANNEL,
  type SloState,
} from '@infra-portal/infra-common';
import {
  LoadingLines,
  LoadProblem,
  pageStyles,
  useLive,
} from '@infra-portal/infra-react';
import { sloApiRef } from '../api';
import { FleetLink } from '../entity/ObjectivesCard';
import { ObjectiveList } from '../parts/ObjectiveList';
import { infraSloTranslationRef } from '../translation/ref';
import styles from './Home.module.css';

/** Objectives that the front page has room for. */
const FEW = 4;

/** States that somebody should look at. */
const BURNING = SLO_STATES.filter(each => each !== 'ok' && each !== 'unknown');

/** Objectives of one's own teams whose budget burns; for the front page. */
export function HomeObjectives() {
  const api = useApi(sloApiRef);
  const identity = useApi(identityApiRef);
  const { value, error, reload } = useLive({
    channel: SLOS_CHANNEL,
    key: 'own',
    load: async signal => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      // Of no owner would be of all.
      if (ownershipEntityRefs.length === 0) return {};
      const filter = { owner: ownershipEntityRefs, state: BURNING };
      return { page: await api.objectives({ ...filter, limit: FEW }, signal) };
    },
  });
  return (
    <div className={styles.own}>
      {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
      {!value && !error && <LoadingLines />}
      {value && <Own page={value.page} />}
      {value && <FleetLink />}
    </div>
  );
}

function Own({ page }: { page?: ObjectivePage }) {
  const { t } = useTranslationRef(infraSloTranslationRef);
  const count = (states: readonly SloState[]) =>
    states.reduce((sum, each) => sum + (page?.states[each] ?? 0), 0);
  const all = count(SLO_STATES);
  if (!page || all === 0) {
    return <p className={pageStyles.quiet}>{t('home.none')}</p>;
  }
  const known = all - count(['unknown']);
  const rest = page.total - page.items.length;
  return (
    <>
      {page.items.length > 0 ? (
        <ObjectiveList objectives={page.items} brief />
      ) : (
        known > 0 && <p>{t('home.fine', { count: known })}</p>
      )}
      <p className={pageStyles.quiet}>
        {rest > 0 && t('home.rest', { count: rest })}{' '}
        {known < all && t('home.unknown', { count: all - known })}
      </p>
    </>
  );
}
