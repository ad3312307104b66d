# Which bodies tie the coordinating offices of different Länder together, and how sure is that?
#
# chancennetz export office-partner --format csv --output partners.csv     # writes partners-nodes.csv, partners-edges.csv
# chancennetz measure office-partner --output measures.csv
# Rscript docs/networks-in-r.R partners measures.csv ties.pdf
#
# Needs igraph (Debian: r-cran-igraph).
suppressPackageStartupMessages(library(igraph))

arguments <- commandArgs(trailingOnly = TRUE)
stem <- if (length(arguments) > 0) arguments[1] else "partners"
measured <- if (length(arguments) > 1) arguments[2] else "measures.csv"
picture <- if (length(arguments) > 2) arguments[3] else "ties.pdf"

nodes <- read.csv(paste0(stem, "-nodes.csv"), encoding = "UTF-8")
edges <- read.csv(paste0(stem, "-edges.csv"), encoding = "UTF-8")
network <- graph_from_data_frame(edges[, c("Source", "Target", "role", "Weight")], directed = FALSE, vertices = nodes)
cat(vcount(network), "nodes,", ecount(network), "edges,", components(network)$no, "parts\n")

# How many Länder each partner's offices belong to, as igraph counts it in the network as read
land <- V(network)$land
lands <- function(partner) length(unique(setdiff(land[neighbors(network, partner)], c("", "DE", NA))))
partners <- which(V(network)$mode == "partner")
counted <- setNames(sapply(partners, lands), V(network)$name[partners])

# The same number with its interval, as chancennetz measured it
measures <- read.csv(measured, encoding = "UTF-8")
ties <- subset(measures, measure == "laender" & mode == "partner" & value >= 2)
ties <- head(ties[order(-ties$value, ties$label), ], 10)
stopifnot(all(counted[ties$node] == ties$value))
print(ties[, c("label", "kind", "value", "low", "high")], row.names = FALSE, right = FALSE)

# Without the first of them, the network falls into so many parts
without <- delete_vertices(network, ties$node[1])
cat("parts without", ties$label[1], ":", components(without)$no, "\n")

shown <- ties[rev(seq_len(nrow(ties))), ]
cairo_pdf(picture, width = 6.3, height = 1.2 + 0.3 * nrow(shown), pointsize = 9)
par(mar = c(4, 17, 0.5, 1))
plot(shown$value, seq_len(nrow(shown)), xlim = c(0, max(shown$value, shown$high)), ylim = c(0.4, nrow(shown) + 0.6),
     type = "n", yaxt = "n", ylab = "", xlab = "Länder: as read (dot), 95 % of replicates (bar)")
segments(shown$low, seq_len(nrow(shown)), shown$high, lwd = 5, col = "#56B4E9", lend = 1)
points(shown$value, seq_len(nrow(shown)), pch = 19, col = "#D55E00")
axis(2, at = seq_len(nrow(shown)), labels = substr(shown$label, 1, 42), las = 1, tick = FALSE)
invisible(dev.off())
