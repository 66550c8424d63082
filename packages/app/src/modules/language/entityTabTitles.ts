import {
  appLanguageApiRef,
  type ExtensionFactoryMiddleware,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';

// Tabs of the entity page are fixed texts that the app is wired with, before
// any translation exists. So these few are here and not in a translation ref;
// they follow a change of language at the next load of the page.
const titles: Record<string, Record<string, string>> = {
  ko: {
    Overview: '개요',
    Dependencies: '의존 관계',
    Relations: '관계',
    Diagram: '다이어그램',
    Definition: '정의',
    Docs: '문서',
    Stacks: '스택',
    Cost: '비용',
    Costs: '비용',
    SLOs: 'SLO',
    'Pull requests': '풀 리퀘스트',
    Runs: '실행',
  },
};

/** The title of an entity page's tab in `language`, unchanged if not known. */
export function entityTabTitle(title: string, language: string): string {
  const known = titles[language];
  return known && Object.hasOwn(known, title) ? known[title] : title;
}

/** Gives the tabs of the entity page their titles in the chosen language. */
export const translateEntityTabs: ExtensionFactoryMiddleware =
  function* translateTabs(originalFactory, { apis, node }) {
    const language =
      apis.get(appLanguageApiRef)?.getLanguage().language ?? 'en';
    const { title } = EntityContentBlueprint.dataRefs;
    for (const output of originalFactory()) {
      yield node.spec.id.startsWith('entity-content:') && output.id === title.id
        ? title(entityTabTitle(String(output.value), language))
        : output;
    }
  };
