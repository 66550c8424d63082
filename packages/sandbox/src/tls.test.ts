import { X509Certificate } from 'node:crypto';
import fs from 'node:fs/promises';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { gitOk, runGit, startSandbox, tokenOf } from './testing';
import { serverCertificate } from './tls';

const DAY = 24 * 3600 * 1000;
let data: string;
beforeEach(async () => {
  data = await fs.mkdtemp(path.join(os.tmpdir(), 'tls-test-'));
});
afterEach(() => fs.rm(data, { recursive: true, force: true }));

describe('serverCertificate', () => {
  it('is for this machine, signed by its own authority, kept, keys private', async () => {
    const made = await serverCertificate(data);
    const cert = new X509Certificate(made.cert);
    const ca = new X509Certificate(made.ca);
    expect(cert.checkHost('localhost')).toBe('localhost');
    expect(cert.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(cert.checkIP('::1')).toBe('::1');
    expect(cert.verify(ca.publicKey)).toBe(true);
    expect([ca.ca, cert.ca]).toEqual([true, false]);
    for (const name of ['key.pem', 'ca-key.pem']) {
      const { mode } = await fs.stat(path.join(data, 'tls', name));
      expect(mode & 0o777).toBe(0o600);
    }
    expect(await serverCertificate(data)).toEqual(made);
  });

  it('is renewed before it expires, under the same authority', async () => {
    const made = await serverCertificate(data);
    const later = new Date(Date.now() + 365 * DAY);
    const renewed = await serverCertificate(data, later);
    expect(renewed.ca).toBe(made.ca);
    expect(renewed.cert).not.toBe(made.cert);
    const { validTo } = new X509Certificate(renewed.cert);
    expect(Date.parse(validTo) - later.getTime()).toBeGreaterThan(360 * DAY);
  });

  it('is made anew when its files are damaged or do not belong together', async () => {
    const made = await serverCertificate(data);
    await fs.writeFile(path.join(data, 'tls', 'cert.pem'), 'damaged');
    const again = await serverCertificate(data);
    expect(again.ca).toBe(made.ca);
    await fs.rm(path.join(data, 'tls', 'ca-key.pem'));
    const other = await serverCertificate(data);
    expect(other.ca).not.toBe(made.ca);
    const authority = new X509Certificate(other.ca);
    expect(new X509Certificate(other.cert).verify(authority.publicKey)).toBe(
      true,
    );
  });
});

it('serves REST and git over https to those who trust its authority', async () => {
  const sandbox = await startSandbox({ https: true });
  try {
    await sandbox.createRepository('site');
    const ca = path.join(sandbox.data, 'tls', 'ca.pem');
    const status = async (trusted?: Buffer) =>
      new Promise((resolve, reject) => {
        https
          .get(
            `${sandbox.httpsUrl}/api/v3/repos/acme/site`,
            { ca: trusted },
            res => {
              res.resume();
              resolve(res.statusCode);
            },
          )
          .on('error', reject);
      });
    expect(await status(await fs.readFile(ca))).toBe(200);
    await expect(status()).rejects.toThrow(/certificate/);

    const url = new URL(`${sandbox.httpsUrl}/acme/site.git`);
    url.username = 'developer';
    url.password = tokenOf('developer');
    const at = path.join(data, 'copy');
    await fs.mkdir(at);
    await gitOk(at, [
      '-c',
      `http.sslCAInfo=${ca}`,
      'clone',
      '-q',
      url.href,
      '.',
    ]);
    const refused = await runGit(at, ['fetch', url.href]);
    expect(refused.stderr).toMatch(/certificate/i);
  } finally {
    await sandbox.close();
  }
});
