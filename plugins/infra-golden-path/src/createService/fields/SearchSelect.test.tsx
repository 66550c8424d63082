import { useState } from 'react';
import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { search, SearchSelect, type SearchOption } from './SearchSelect';

const groups: SearchOption[] = [
  ...Array.from({ length: 500 }, (_, n) => ({
    value: `group:default/team-${n}`,
    title: `Team ${n}`,
  })),
  { value: 'group:default/payments', title: '결제 플랫폼' },
];

function Owner({ onChoose }: { onChoose: (value: string) => void }) {
  const [value, setValue] = useState('group:default/team-1');
  return (
    <>
      <label htmlFor="owner">Owner</label>
      <SearchSelect
        control={{ id: 'owner' }}
        options={groups}
        value={value}
        onChange={next => {
          setValue(next);
          onChoose(next);
        }}
      />
    </>
  );
}

const late: SearchOption[] = [
  { value: 'group:default/developers', title: '개발자' },
  { value: 'group:default/platform', title: '플랫폼' },
];

type LateProps = Pick<
  Parameters<typeof SearchSelect>[0],
  'options' | 'absence'
>;

/** A choice whose options come later, by `give`. */
async function renderLate(first: LateProps) {
  let set: (next: LateProps) => void = () => {};
  const Late = () => {
    const [props, setProps] = useState(first);
    set = setProps;
    return (
      <SearchSelect
        control={{ id: 'owner' }}
        value="group:default/developers"
        onChange={() => {}}
        {...props}
      />
    );
  };
  await renderInTestApp(<Late />);
  return {
    box: screen.getByRole<HTMLInputElement>('combobox'),
    give: (next: LateProps) => act(() => set(next)),
  };
}

describe('SearchSelect', () => {
  it('finds one of 500 with a few keys', async () => {
    const chosen = jest.fn();
    await renderInTestApp(<Owner onChoose={chosen} />);
    const box = screen.getByRole('combobox', { name: 'Owner' });
    expect(box).toHaveValue('Team 1');
    await userEvent.click(box);
    expect(screen.getAllByRole('option')).toHaveLength(50);
    expect(screen.getByText(/451 more/)).toBeInTheDocument();
    await userEvent.clear(box);
    await userEvent.type(box, 'team 417{Enter}');
    expect(chosen).toHaveBeenLastCalledWith('group:default/team-417');
    expect(box).toHaveValue('Team 417');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('keeps the choice when the search is given up, and says that nothing fits', async () => {
    const chosen = jest.fn();
    await renderInTestApp(<Owner onChoose={chosen} />);
    const box = screen.getByRole('combobox', { name: 'Owner' });
    await userEvent.click(box);
    await userEvent.clear(box);
    await userEvent.type(box, 'nobody');
    expect(screen.getByRole('status')).toHaveTextContent('Nothing found');
    await userEvent.tab();
    expect(box).toHaveValue('Team 1');
    expect(chosen).not.toHaveBeenCalled();
  });

  it('leaves alone what is typed while options arrive', async () => {
    const { box, give } = await renderLate({ options: [] });
    expect(box).toHaveValue('developers');
    act(() => box.focus());
    box.select();
    give({ options: late });
    // What is selected is what the next key replaces.
    expect(box).toHaveValue('developers');
    expect([box.selectionStart, box.selectionEnd]).toEqual([0, 10]);
    await userEvent.keyboard('플');
    expect(screen.getByRole('option')).toHaveTextContent('플랫폼');
    await userEvent.tab();
    expect(box).toHaveValue('개발자');
  });

  it('keeps the search while it waits for options, and tells what is missing', async () => {
    const retry = jest.fn();
    const { box, give } = await renderLate({
      options: [],
      absence: { isFailed: false, retry },
    });
    await userEvent.clear(box);
    await userEvent.type(box, '플랫');
    expect(box).toHaveValue('플랫');
    expect(screen.getByRole('status')).toHaveTextContent('Loading');
    give({ options: [], absence: { isFailed: true, retry } });
    expect(screen.getByRole('status')).toHaveTextContent(
      'What there is to choose could not be loaded.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledTimes(1);
    give({ options: late });
    await userEvent.clear(box);
    await userEvent.type(box, '플랫');
    expect(screen.getByRole('option')).toHaveTextContent('플랫폼');
  });

  it('does not choose with the Enter that ends a syllable', async () => {
    const chosen = jest.fn();
    await renderInTestApp(<Owner onChoose={chosen} />);
    const box = screen.getByRole('combobox', { name: 'Owner' });
    await userEvent.click(box);
    fireEvent.change(box, { target: { value: '결제' } });
    // What browsers send for a key that the input method takes.
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 229, which: 229 });
    expect(chosen).not.toHaveBeenCalled();
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 13, which: 13 });
    expect(chosen).toHaveBeenCalledWith('group:default/payments');
  });
});

describe('search', () => {
  it('finds Hangul however it was written, and names of the catalog', () => {
    const titles = (typed: string) =>
      search(groups, typed).map(({ title }) => title);
    expect(titles('결제'.normalize('NFD'))).toEqual(['결제 플랫폼']);
    expect(titles('PAYments')).toEqual(['결제 플랫폼']);
    expect(titles('플랫폼 결제')).toEqual(['결제 플랫폼']);
    expect(titles('__proto__')).toEqual([]);
  });
});
