import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { FINISHED_STATES, type FinishedFilter } from './filter';
import styles from './PullRequests.module.css';

/** Whose finished requests, and how they ended. */
export function FinishedBar(props: {
  filter: FinishedFilter;
  onChange(filter: FinishedFilter): void;
}) {
  const { filter, onChange } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <div
      className={styles.filter}
      role="group"
      aria-label={t('pullRequests.filter')}
    >
      <ToggleButtonGroup
        aria-label={t('pullRequests.whose')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter.whose]}
        onSelectionChange={([whose]) =>
          onChange({ ...filter, whose: whose as FinishedFilter['whose'] })
        }
      >
        <ToggleButton id="mine">{t('pullRequests.mine')}</ToggleButton>
        <ToggleButton id="all">{t('pullRequests.everybody')}</ToggleButton>
      </ToggleButtonGroup>
      <ToggleButtonGroup
        aria-label={t('pullRequests.which')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter.state]}
        onSelectionChange={([state]) =>
          onChange({ ...filter, state: state as FinishedFilter['state'] })
        }
      >
        {FINISHED_STATES.map(state => (
          <ToggleButton key={state} id={state}>
            {t(`pullRequests.state.${state}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
