import type { StylesheetJson } from 'cytoscape'
import type { Look } from './look.ts'

/** How things and lines are drawn with the colours of the page. */
export function chartStyle(look: Look): StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        'shape': 'ellipse', 'width': 'data(size)', 'height': 'data(size)', 'background-opacity': 0, 'background-image': 'data(picture)',
        'background-fit': 'cover', 'background-image-containment': 'over', 'background-clip': 'none', 'background-width': '100%', 'background-height': '100%',
        'border-width': 0, 'label': '', 'overlay-opacity': 0,
      },
    },
    { selector: 'node.doubt', style: { 'border-width': 2.5, 'border-style': 'dashed', 'border-color': look.doubt, 'border-opacity': 1, 'border-position': 'outside' } },
    { selector: 'node.group', style: { 'border-width': 3, 'border-style': 'double', 'border-color': look.soft, 'border-position': 'outside' } },
    { selector: 'node.bubble', style: { 'border-width': 1.5, 'border-style': 'solid', 'border-color': look.soft, 'background-opacity': 1, 'background-color': look.faint, 'background-fit': 'none', 'background-width': '34%', 'background-height': '34%' } },
    {
      selector: 'node.note',
      style: {
        'shape': 'round-rectangle', 'width': 'data(wide)', 'height': 'data(high)', 'background-opacity': 1, 'background-color': look.mark, 'label': 'data(label)', 'color': look.markInk,
        'text-wrap': 'wrap', 'text-max-width': '168px', 'text-valign': 'center', 'text-halign': 'center', 'font-size': 12, 'font-family': look.sans, 'background-image': 'none',
      },
    },
    {
      selector: 'node.frame',
      style: {
        'shape': 'round-rectangle', 'background-opacity': 0.5, 'background-color': look.faint, 'background-image': 'none', 'border-width': 1, 'border-style': 'dashed', 'border-color': look.soft,
        'padding': '26px', 'label': 'data(label)', 'text-valign': 'top', 'text-halign': 'center', 'color': look.ink, 'font-size': 13, 'font-weight': 600, 'font-family': look.sans, 'text-margin-y': -4,
      },
    },
    { selector: 'node:selected', style: { 'underlay-color': look.accent, 'underlay-opacity': 0.4, 'underlay-padding': 7, 'underlay-shape': 'ellipse' } },
    { selector: 'node.note:selected, node.frame:selected', style: { 'underlay-shape': 'round-rectangle' } },
    { selector: 'node.pinned', style: { 'ghost': 'no' } },
    {
      selector: 'edge',
      style: {
        'curve-style': 'straight', 'width': 'data(wide)', 'line-color': look.soft, 'line-opacity': 0.55, 'target-arrow-color': look.soft, 'source-arrow-color': look.soft,
        'arrow-scale': 0.9, 'overlay-opacity': 0, 'overlay-padding': 6,
      },
    },
    { selector: 'edge.forth, edge.both', style: { 'target-arrow-shape': 'triangle' } },
    { selector: 'edge.back, edge.both', style: { 'source-arrow-shape': 'triangle' } },
    { selector: 'edge.doubt', style: { 'line-style': 'dashed', 'line-dash-pattern': [7, 4] } },
    { selector: 'edge.together', style: { 'line-style': 'dotted', 'line-color': look.machine, 'line-opacity': 0.8, 'width': 2 } },
    { selector: 'edge:selected', style: { 'line-color': look.accent, 'target-arrow-color': look.accent, 'source-arrow-color': look.accent, 'line-opacity': 1, 'width': 4 } },
    { selector: '.on-path', style: { 'line-color': look.accent, 'target-arrow-color': look.accent, 'source-arrow-color': look.accent, 'line-opacity': 1, 'width': 4.5, 'z-index': 5 } },
    { selector: '.faded', style: { opacity: 0.16 } },
  ] as StylesheetJson
}
