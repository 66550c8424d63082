import { useState } from 'react';
import { fireEvent, screen } from '@testing-library/react';
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
