import { entityTabTitle } from './entityTabTitles';
import { chooseLanguage, PortalLanguageApi } from './PortalLanguageApi';

const available = ['en', 'ko'];
const base = { stored: null, configured: undefined, browser: [], available };

describe('chooseLanguage', () => {
  it.each([
    ['a stored choice first', { stored: 'ko', browser: ['en-US'] }, 'ko'],
    ['then the configured one', { configured: 'ko', browser: ['en-US'] }, 'ko'],
    ['then the browser’s', { browser: ['fr-FR', 'ko-KR', 'en'] }, 'ko'],
    ['else the first', { browser: ['fr'] }, 'en'],
    ['not a stored one that is gone', { stored: 'fr' }, 'en'],
  ])('takes %s', (_, options, expected) => {
    expect(chooseLanguage({ ...base, ...options })).toBe(expected);
  });
});

describe('PortalLanguageApi', () => {
  beforeEach(() => window.localStorage.clear());

  it('remembers the choice and tells everyone', () => {
    const api = PortalLanguageApi.create({ languages: available });
    const seen: string[] = [];
    const subscription = api
      .language$()
      .subscribe(({ language }) => seen.push(language));
    api.setLanguage('ko');
    subscription.unsubscribe();
    api.setLanguage('en');
    api.setLanguage('ko');
    expect(seen).toEqual(['en', 'ko']);
    expect(
      PortalLanguageApi.create({ languages: available }).getLanguage(),
    ).toEqual({ language: 'ko' });
  });

  it('follows a choice made in another tab', () => {
    const api = PortalLanguageApi.create({ languages: available });
    window.dispatchEvent(
      new StorageEvent('storage', { key: 'language', newValue: 'ko' }),
    );
    expect(api.getLanguage()).toEqual({ language: 'ko' });
  });

  it('refuses a language it does not have', () => {
    const api = PortalLanguageApi.create({ languages: available });
    expect(() => api.setLanguage('fr')).toThrow("'fr' is not available");
  });
});

describe('entityTabTitle', () => {
  it('translates what it knows and leaves the rest', () => {
    expect(entityTabTitle('Overview', 'ko')).toBe('개요');
    expect(entityTabTitle('Overview', 'en')).toBe('Overview');
    expect(entityTabTitle('toString', 'ko')).toBe('toString');
  });
});
