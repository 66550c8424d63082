import { mockApis } from '@backstage/frontend-test-utils';
import { readPortalConfig } from './portalConfig';

const read = (app: object) =>
  readPortalConfig(mockApis.config({ data: { app } as never }));

describe('readPortalConfig', () => {
  it('offers GitHub only, outside any sandbox, by default', () => {
    expect(read({})).toEqual({
      signInProviders: ['github'],
      githubTitle: 'GitHub',
      sandbox: false,
      sampleData: false,
    });
  });

  it('never says sample data outside the sandbox', () => {
    expect(read({ sandbox: { sampleData: true } }).sampleData).toBe(false);
    expect(read({ sandbox: { enabled: true } }).sampleData).toBe(true);
    expect(
      read({ sandbox: { enabled: true, sampleData: false } }).sampleData,
    ).toBe(false);
  });

  it('names a provider it does not know, and where it stands', () => {
    expect(() => read({ signIn: { providers: ['gitlab'] } })).toThrow(
      "Unknown value 'gitlab' in app.signIn.providers",
    );
  });
});
