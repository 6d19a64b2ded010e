/** One spelling, then the others, folded; parted by bars. */
const spellings: readonly string[] = [
  'ltd|limited|co ltd|company limited|private limited|pvt ltd|pte ltd|pty ltd|proprietary limited|ltd co|limitd', 'plc|public limited company|pcl|public company limited|public co ltd',
  'llc|limited liability company|lc', 'llp|limited liability partnership', 'lp|limited partnership', 'inc|incorporated', 'corp|corporation',
  'co|company|cie', 'na|national association', 'gmbh|gesellschaft mit beschrankter haftung|ges mbh|mbh', 'gmbh co kg|gmbh and co kg|gmbh und co kg',
  'ag|aktiengesellschaft', 'kg|kommanditgesellschaft', 'ohg', 'ug|ug haftungsbeschrankt', 'ev', 'eg', 'kgaa',
  'sa|societe anonyme|sociedad anonima|societa anonima|sa de cv', 'sarl|societe a responsabilite limitee', 'sas|societe par actions simplifiee',
  'sasu', 'sci', 'eurl', 'snc', 'srl|societa a responsabilita limitata|sociedad de responsabilidad limitada', 'spa|societa per azioni', 'sl|sociedad limitada',
  'slu', 'lda|limitada', 'ltda', 'bv|besloten vennootschap', 'nv|naamloze vennootschap', 'bvba', 'ab|aktiebolag', 'as|aksjeselskap|aktsiaselts|akciju sabiedriba',
  'asa', 'aps|anpartsselskab', 'oy', 'oyj', 'ou', 'sia', 'uab', 'sp zoo|spolka z ograniczona odpowiedzialnoscia|sp z oo', 'sro|spol sro', 'kft',
  'zrt', 'nyrt', 'doo', 'dd', 'ad', 'ood', 'eood', 'ooo|obshchestvo s ogranichennoy otvetstvennostyu', 'oao', 'zao', 'pao', 'ao', 'jsc|joint stock company|ojsc|cjsc|pjsc',
  'tov', 'ehf', 'hf', 'kk|kabushiki kaisha', 'sdn bhd|sendirian berhad', 'bhd|berhad', 'pt', 'tbk', 'fze', 'fzco|fz llc|fzc', 'dmcc', 'wll', 'sal',
  'epe', 'ae|anonymi etaireia', 'stiftung', 'foundation', 'trust',
]

/** Legal forms as they are written, folded, to one spelling each. Not complete: an unknown form stays a word of the name. */
export const legalForms: ReadonlyMap<string, string> = new Map(
  spellings.flatMap((line) => {
    const [form, ...others] = line.split('|')
    return [form!, ...others].map((spelling) => [spelling, form!] as const)
  }),
)
