import { looksLikeCredential, withoutCredentials } from './credentials';

describe('looksLikeCredential', () => {
  it.each([
    `AKIA${'IOSFODNN7EXAMPLE'}`,
    `ghp_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'}`,
    `postgres://app:${'hunter2'}@db.internal/app`,
    `-----BEGIN RSA ${'PRIVATE'} KEY-----`,
    `wJalrXUtnFEMI${'/K7MDENG/bPxRfiCYEXAMPLEKEY'}`,
  ])('refuses %s', text => {
    expect(looksLikeCredential(text)).toBe(true);
  });

  it.each([
    'debug',
    'https://auth.dev.acme.example/callback?next=/home',
    `ghcr.io/acme/login:1.0.0@sha256:${'0123456789abcdef'.repeat(4)}`,
    'arn:aws:iam::222222222222:role/atlantis-terraform',
    'dts/tax-api-key',
    '사람을 확인하는 서비스입니다',
    'postgres://db.internal:5432/app',
  ])('takes %s', text => {
    expect(looksLikeCredential(text)).toBe(false);
  });
});

describe('withoutCredentials', () => {
  it('takes out what looks like one, wherever it is, and says where', () => {
    const key = `AKIA${'IOSFODNN7EXAMPLE'}`;
    const { answers, paths } = withoutCredentials({
      description: `use ${key}`,
      variables: { LOG_LEVEL: 'info', DB_PASSWORD: 'x', OTHER: key },
      ingress: { allowedCidrs: ['10.0.0.0/8', key] },
      queues: { [key]: {} },
    });
    expect(JSON.stringify(answers)).not.toContain(key);
    expect(answers).toEqual({
      variables: { LOG_LEVEL: 'info' },
      ingress: { allowedCidrs: ['10.0.0.0/8'] },
      queues: {},
    });
    expect(paths).toContainEqual(['variables', 'DB_PASSWORD']);
    expect(paths).toHaveLength(5);
  });
});
