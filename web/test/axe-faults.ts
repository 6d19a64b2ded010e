import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Faults that axe calls serious or critical, with where they stand. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: loaded } = window as unknown as { axe: { run(context: unknown, options: unknown): Promise<{ violations: AxeViolation[] }> } }
    interface AxeViolation {
      id: string
      impact: string | null
      nodes: { html: string; failureSummary?: string }[]
    }
    const { violations } = await loaded.run(document, { iframes: false })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1]?.trim().slice(0, 120) ?? ''}`))
  })
}
