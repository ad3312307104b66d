# Reads FILES as FORMAT with igraph for R and writes nodes.csv and edges.csv (ends first) to FOLDER.
suppressPackageStartupMessages(library(igraph))
words <- commandArgs(trailingOnly = TRUE)
form <- words[1]; folder <- words[2]; files <- words[-(1:2)]
table <- function(file) read.csv(file, encoding = "UTF-8", check.names = FALSE, colClasses = "character", na.strings = "")
graph <- switch(form,
  graphml = read_graph(files[1], "graphml"),
  net = read_graph(files[1], "pajek"),
  csv = graph_from_data_frame(table(files[2]), directed = any(table(files[2])$Type == "Directed"), vertices = table(files[1]))
)
nodes <- as_data_frame(graph, "vertices"); edges <- as_data_frame(graph, "edges")
ends <- as_edgelist(graph, names = FALSE)
key <- switch(form, graphml = nodes$id, csv = nodes$name, net = as.character(seq_len(vcount(graph)) - 1))
edges$from_ <- key[ends[, 1]]; edges$to_ <- key[ends[, 2]]
if (form == "graphml") edges$from <- E(graph)$from
if (form == "csv") edges$from <- E(graph)$from
if (form == "net") nodes$label <- nodes$name
nodes$key_ <- key
write.csv(nodes, file.path(folder, "nodes.csv"), row.names = FALSE, na = "", fileEncoding = "UTF-8")
write.csv(edges, file.path(folder, "edges.csv"), row.names = FALSE, na = "", fileEncoding = "UTF-8")
