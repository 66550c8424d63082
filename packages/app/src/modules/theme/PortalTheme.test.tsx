import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { appThemeApiRef } from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { PortalTheme } from './PortalTheme';

/** A system whose colours a test changes, as they change in the evening. */
function systemOf(isDark: boolean) {
  const listeners = new Set<() => void>();
  const list = {
    matches: isDark,
    addEventListener: (_: string, told: () => void) => listeners.add(told),
    removeEventListener: (_: string, told: () => void) =>
      listeners.delete(told),
  };
  window.matchMedia = () => list as never;
  return (isDarkNow: boolean) =>
    act(() => {
      list.matches = isDarkNow;
      listeners.forEach(tell => tell());
    });
}

const open = (chosen?: string) =>
  render(
    <TestApiProvider
      apis={[[appThemeApiRef, { getActiveThemeId: () => chosen } as never]]}
    >
      <PortalTheme>
        <input aria-label="Comment" />
      </PortalTheme>
    </TestApiProvider>,
  );

const mode = () => document.body.getAttribute('data-theme-mode');

const { matchMedia } = window;
afterEach(() => {
  window.matchMedia = matchMedia;
});

it.each([
  [undefined, false, 'light'],
  [undefined, true, 'dark'],
  ['light', true, 'light'],
  ['dark', false, 'dark'],
  ['one that was removed', true, 'dark'],
])('follows the choice, else the system: %p, %p', (chosen, isDark, is) => {
  systemOf(isDark);
  open(chosen);
  expect(mode()).toBe(is);
});

it('keeps what was typed when the system turns dark', async () => {
  const turn = systemOf(false);
  open();
  await userEvent.type(screen.getByLabelText('Comment'), 'Half a sen');
  turn(true);
  expect(mode()).toBe('dark');
  expect(screen.getByLabelText('Comment')).toHaveValue('Half a sen');
});
