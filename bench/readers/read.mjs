// Reads FILE as FORMAT with a JavaScript library and prints {"nodes": [[id, attributes]], "edges": [[source, target, attributes]]}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [, , form, file, modules] = process.argv;
const require = createRequire(`${modules}/`);
const text = readFileSync(file, "utf-8");

function graphology() {
  const { MultiGraph, MultiDirectedGraph } = require("graphology");
  const kind = text.includes('defaultedgetype="directed"') ? MultiDirectedGraph : MultiGraph;
  const graph = require("graphology-gexf/node").parse(kind, text);
  return {
    nodes: graph.mapNodes((node, data) => [node, data]),
    edges: graph.mapEdges((edge, data, source, target) => [source, target, data]),
  };
}

function cytoscape() {
  const graph = require("cytoscape")({ headless: true, elements: JSON.parse(text).elements });
  return {
    nodes: graph.nodes().map((node) => [node.id(), node.data()]),
    edges: graph.edges().map((edge) => [edge.source().id(), edge.target().id(), edge.data()]),
  };
}

console.log(JSON.stringify({ gexf: graphology, cyjs: cytoscape }[form]()));
