import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DRIFT_STATES,
  type DriftPage,
  type DriftState,
} from '@infra-portal/infra-common';
import { StateTiles } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../../translation/ref';
import { DriftMark } from '../DriftFacts';

/** How many stacks stand how; choosing one lists those. */
export function States(props: {
  states: DriftPage['states'];
  chosen: readonly DriftState[];
  onChange(chosen: DriftState[]): void;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <StateTiles
      label={t('drift.states')}
      states={DRIFT_STATES}
      counts={props.states}
      chosen={props.chosen}
      onChange={props.onChange}
    >
      {state => <DriftMark state={state} />}
    </StateTiles>
  );
}
