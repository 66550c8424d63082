/**
 * Jest resolver for every package of the house.
 *
 * Tests run as CommonJS (Backstage's Jest set-up transforms ES modules on the
 * way in), so Jest asks packages for their `require` entry. Some packages, such
 * as `@octokit/webhooks-methods`, publish only an `import` entry. Those, and
 * only those, are asked a second time for it: preferring `import` everywhere
 * would silently swap the build of every dual package.
 */
module.exports = (request, options) => {
  try {
    return options.defaultResolver(request, options);
  } catch (error) {
    try {
      return options.defaultResolver(request, {
        ...options,
        conditions: ['import', ...(options.conditions ?? [])],
      });
    } catch {
      throw error;
    }
  }
};
