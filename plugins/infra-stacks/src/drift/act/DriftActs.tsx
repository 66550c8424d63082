import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  DRIFT_ACTS,
  type DriftAct,
  type DriftEpisode,
} from '@infra-portal/infra-common';
import { infraStacksTranslationRef } from '../../translation/ref';
import { Proposals } from '../Proposals';
import { ActDialog } from './ActDialog';
import styles from './Act.module.css';

/**
 * What answers a drift: the pull requests that were proposed for it, and while
 * it lasts what can be proposed.
 */
export function DriftActs({ episode }: { episode: DriftEpisode }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const [act, setAct] = useState<DriftAct>();
  const { endedAt, proposals } = episode;
  const lasts = endedAt === undefined;
  if (proposals.length === 0 && !lasts) return null;
  return (
    <div className={styles.acts}>
      {proposals.length > 0 && (
        <div>
          <h4>{t('drift.proposals')}</h4>
          <Proposals proposals={proposals} />
        </div>
      )}
      {lasts && (
        <div
          role="group"
          aria-label={t('driftAct.propose')}
          className={styles.buttons}
        >
          <span className={styles.quiet}>{t('driftAct.propose')}</span>
          {DRIFT_ACTS.map(each => (
            <Button
              key={each}
              size="small"
              variant="secondary"
              aria-haspopup="dialog"
              onPress={() => setAct(each)}
            >
              {t(`driftAct.${each}`)}
            </Button>
          ))}
        </div>
      )}
      {act && (
        <ActDialog
          act={act}
          episode={episode}
          onClose={() => setAct(undefined)}
        />
      )}
    </div>
  );
}
