import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  type UpgradeAct,
  upgradeManagePermission,
} from '@infra-portal/infra-common';
import { AskDialog } from '../conversation/AskDialog';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import type { ActState } from './useAct';
import styles from './Upgrades.module.css';

type Act = UpgradeAct['act'];

/** Acts of an upgrade, or of one pull request of it; each is confirmed. */
export function ActButtons(props: {
  acts: readonly Act[];
  state: ActState;
  /** Of one pull request: its id and what it is called. */
  item?: { id: string; name: string };
}) {
  const { acts, state, item } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { allowed } = usePermission({ permission: upgradeManagePermission });
  const [asked, setAsked] = useState<Act>();
  if (!allowed || acts.length === 0) return null;
  return (
    <span className={styles.actions}>
      {acts.map(act => (
        <Button
          key={act}
          size="small"
          variant="secondary"
          isDisabled={state.pending}
          aria-label={
            item &&
            t('upgrades.act.of', {
              act: t(`upgrades.act.${act}`),
              name: item.name,
            })
          }
          onPress={() => setAsked(act)}
        >
          {t(`upgrades.act.${act}`)}
        </Button>
      ))}
      {asked && (
        <Confirm
          act={asked}
          onClose={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined);
            void state.run({ act: asked, ...(item && { item: item.id }) });
          }}
        />
      )}
    </span>
  );
}

/** Says what an act does before it is done. */
function Confirm(props: { act: Act; onClose(): void; onConfirm(): void }) {
  const { act, onClose, onConfirm } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <AskDialog
      title={t(`upgrades.confirm.${act}.title`)}
      confirm={t(`upgrades.confirm.${act}.confirm`)}
      destructive={act === 'cancel'}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <p>{t(`upgrades.confirm.${act}.does`)}</p>
    </AskDialog>
  );
}
