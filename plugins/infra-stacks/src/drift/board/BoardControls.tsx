import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { STACKS_CHANNEL } from '@infra-portal/infra-common';
import {
  ChoiceBox,
  controlStyles as controls,
  SearchBox,
  shortOwner,
  useLive,
} from '@infra-portal/infra-react';
import { stacksApiRef } from '../../api';
import { infraStacksTranslationRef } from '../../translation/ref';
import { BOARD_FACETS, type BoardFilter } from './filter';

/** What the board is narrowed to: text, product, owner and environment. */
export function BoardControls(props: {
  filter: BoardFilter;
  onChange(filter: BoardFilter): void;
}) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { filter, onChange } = props;
  const api = useApi(stacksApiRef);
  // Of all stacks, of which one is asked for: its page has the values.
  const { value } = useLive({
    channel: STACKS_CHANNEL,
    key: 'facets',
    load: signal => api.stacks({ facets: {}, limit: 1 }, signal),
  });
  return (
    <div className={controls.bar}>
      <SearchBox
        label={t('drift.search')}
        placeholder={t('drift.search.placeholder')}
        text={filter.text}
        onChange={text => onChange({ ...filter, text })}
      />
      {BOARD_FACETS.map(facet => (
        <ChoiceBox
          key={facet}
          label={t(`facet.${facet}`)}
          values={(value?.facets[facet] ?? []).map(each => each.value)}
          chosen={filter[facet]}
          nameOf={facet === 'owner' ? shortOwner : undefined}
          onChange={chosen => onChange({ ...filter, [facet]: chosen })}
        />
      ))}
    </div>
  );
}
