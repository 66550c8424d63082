import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { PAGE_STATES, type PageFilter } from './filter';
import styles from './PullRequests.module.css';

/** Whose requests, in which state, of which product. */
export function FilterBar(props: {
  filter: PageFilter;
  onChange(filter: PageFilter): void;
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
          onChange({ ...filter, whose: whose as PageFilter['whose'] })
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
          onChange({ ...filter, state: state as PageFilter['state'] })
        }
      >
        {PAGE_STATES.map(state => (
          <ToggleButton key={state} id={state}>
            {t(`pullRequests.state.${state}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {filter.product && (
        <>
          <Verbatim
            text={t('pullRequests.product', { product: filter.product })}
          />
          <Button
            size="small"
            variant="secondary"
            onPress={() => onChange({ ...filter, product: undefined })}
          >
            {t('pullRequests.allProducts')}
          </Button>
        </>
      )}
    </div>
  );
}
