import { patchCoreMarkup } from './corePatches';

describe('patchCoreMarkup', () => {
  it('leaves one button in a column header', () => {
    const root = document.createElement('table');
    root.innerHTML = `<tr><th><span role="button" tabindex="0">
      <div data-rbd-drag-handle-draggable-id="0" role="button" tabindex="0">Name</div>
    </span></th></tr>`;
    patchCoreMarkup(root, { loading: 'Loading…' });
    expect(root.querySelectorAll('[role="button"]')).toHaveLength(1);
    expect(root.querySelectorAll('[tabindex]')).toHaveLength(1);
    expect(root.querySelector('span')).toHaveAttribute('role', 'button');
  });

  it('names spinners that have no name, and only those', () => {
    const root = document.createElement('div');
    root.innerHTML =
      '<i role="progressbar"></i><b role="progressbar" aria-label="Own"></b>';
    patchCoreMarkup(root, { loading: '불러오는 중…' });
    expect(root.querySelector('i')).toHaveAccessibleName('불러오는 중…');
    expect(root.querySelector('b')).toHaveAccessibleName('Own');
  });
});
