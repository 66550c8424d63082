import { portalMessages } from './portalMessages';
import { translationResources } from './coreTranslations';
import koPortal from './ko/portal';

// The shapes behind the opaque types; a change in core fails these tests.
interface OpaqueRef {
  id: string;
  getDefaultMessages(): Record<string, string>;
}
interface OpaqueResource {
  resources: Array<{
    language: string;
    loader(): Promise<{ messages: Record<string, string | null> }>;
  }>;
}

const placeholders = (text: string) =>
  // The number format of a plural may differ; what is filled in may not.
  [...text.matchAll(/\{\{\s*([^}\s,]+)[^}]*\}\}|(?<!\{)\{(\w+)\}(?!\})/g)]
    .map(match => match[1] ?? `{${match[2]}}`)
    .sort();

const cases: Array<
  [
    string,
    () => Promise<[Record<string, string>, Record<string, string | null>]>,
  ]
> = [
  ['portal', async () => [portalMessages, koPortal]],
  ...Object.entries(translationResources).map(
    ([name, { ref, resource }]) =>
      [
        name,
        async () => {
          const { resources } = resource as unknown as OpaqueResource;
          const korean = resources.find(each => each.language === 'ko')!;
          const { messages } = await korean.loader();
          return [
            (ref as unknown as OpaqueRef).getDefaultMessages(),
            messages,
          ] as [Record<string, string>, Record<string, string | null>];
        },
      ] as (typeof cases)[number],
  ),
];

describe.each(cases)('Korean for %s', (_, load) => {
  it('has every key and no other', async () => {
    const [english, korean] = await load();
    expect(Object.keys(english).length).toBeGreaterThan(0);
    expect(Object.keys(korean).sort()).toEqual(Object.keys(english).sort());
  });

  it('keeps every placeholder', async () => {
    const [english, korean] = await load();
    const filled = (messages: Record<string, string | null>) =>
      Object.fromEntries(
        Object.entries(messages).map(([key, text]) => [
          key,
          placeholders(text ?? ''),
        ]),
      );
    expect(filled(korean)).toEqual(filled(english));
  });

  it('leaves no message empty or in English', async () => {
    const [english, korean] = await load();
    const untranslated = Object.entries(korean)
      .filter(([, text]) => !text || !/[가-힣]/.test(text))
      // Addresses, symbols and names are the same in every language.
      .filter(
        ([key, text]) =>
          !text ||
          (!/^(https?:|mailto )/.test(text) &&
            text !== 'SLO' &&
            !/^[^a-z]*$/i.test(text.replace(/\{+[^}]*\}+/g, ''))) ||
          english[key] === undefined,
      )
      .map(([key]) => key);
    expect(untranslated).toEqual([]);
  });

  it('speaks in one register', async () => {
    const [, korean] = await load();
    const casual = Object.entries(korean)
      .filter(([, text]) =>
        /(세요|해요|어요|아요|네요|죠)([.!?\s]|$)/.test(text ?? ''),
      )
      .map(([key]) => key);
    expect(casual).toEqual([]);
  });

  it('puts no particle that depends on the ending behind a value', async () => {
    const [, korean] = await load();
    const broken = Object.entries(korean)
      .filter(([, text]) =>
        /\}\}(은|는|이|가|을|를|과|와|으로|로)(?![가-힣])/.test(text ?? ''),
      )
      .map(([key]) => key);
    expect(broken).toEqual([]);
  });
});
