import { arrangePages } from './arrange';
import { footEntries, hiddenPages, mainEntries } from './navEntries';

const options = { main: mainEntries, foot: footEntries, hidden: hiddenPages };
const page = (id: string, title = id) => ({ id, title, href: `/${title}` });
const ids = (list: Array<{ page: { id: string } }>) =>
  list.map(each => each.page.id);

describe('arrangePages', () => {
  it('puts known pages in the fixed order, whatever order they come in', () => {
    const { main, foot } = arrangePages(
      [
        page('page:user-settings'),
        page('page:scaffolder'),
        page('page:infra-stacks/stacks'),
        page('page:catalog'),
        page('page:home'),
      ],
      options,
    );
    expect(ids(main)).toEqual([
      'page:home',
      'page:infra-stacks/stacks',
      'page:catalog',
      'page:scaffolder',
    ]);
    expect(ids(foot)).toEqual(['page:user-settings']);
  });

  it('shows no entry for a page that does not exist', () => {
    expect(arrangePages([], options)).toEqual({ main: [], foot: [] });
  });

  it('leaves out pages that are reached in another way', () => {
    const { main, foot } = arrangePages(
      [page('page:search'), page('page:notifications')],
      options,
    );
    expect([...main, ...foot]).toEqual([]);
  });

  it('puts unknown pages last by title, under their own title', () => {
    const { main } = arrangePages(
      [page('page:zebra', 'Zebra'), page('page:ant', 'Ant'), page('page:home')],
      options,
    );
    expect(ids(main)).toEqual(['page:home', 'page:ant', 'page:zebra']);
    expect(main[1].entry).toBeUndefined();
  });
});
